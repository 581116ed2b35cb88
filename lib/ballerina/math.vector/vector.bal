# The ways to measure the length of a vector.
public enum NormType {
    # The sum of the absolute values of the components
    L1,
    # The square root of the sum of the squares of the components
    L2
}

# Measures the length of a vector.
# ```ballerina
# float length = vector:vectorNorm([1.0, 2.0, 3.0], vector:L2);
# ```
#
# + v - The vector
# + norm - How to measure it
# + return - Its length
public isolated function vectorNorm(float[] v, NormType norm) returns float = external;

# Multiplies two vectors. Vectors of different size are a panic.
# ```ballerina
# float product = vector:dotProduct([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]);
# ```
#
# + v1 - A vector
# + v2 - Another vector
# + return - The sum of the products of their components
public isolated function dotProduct(float[] v1, float[] v2) returns float = external;

# Measures the angle between two vectors. Vectors of different size, or of length 0, are a panic.
# ```ballerina
# float similarity = vector:cosineSimilarity([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]);
# ```
#
# + v1 - A vector
# + v2 - Another vector
# + return - The cosine of the angle
public isolated function cosineSimilarity(float[] v1, float[] v2) returns float = external;

# Measures the distance between two points along the straight line. Vectors of different size are a panic.
# ```ballerina
# float distance = vector:euclideanDistance([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]);
# ```
#
# + v1 - A point
# + v2 - Another point
# + return - The distance
public isolated function euclideanDistance(float[] v1, float[] v2) returns float = external;

# Measures the distance between two points along the axes. Vectors of different size are a panic.
# ```ballerina
# float distance = vector:manhattanDistance([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]);
# ```
#
# + v1 - A point
# + v2 - Another point
# + return - The distance
public isolated function manhattanDistance(float[] v1, float[] v2) returns float = external;
