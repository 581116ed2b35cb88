# An assertion that failed.
type TestError distinct error;

# Asserts that a condition holds.
# ```ballerina
# test:assertTrue(stock > 0, "out of stock");
# ```
#
# + condition - The condition
# + msg - What to say when it does not hold
public isolated function assertTrue(boolean condition, string msg = "Assertion Failed!") = external;

# Asserts that a condition does not hold.
#
# + condition - The condition
# + msg - What to say when it holds
public isolated function assertFalse(boolean condition, string msg = "Assertion Failed!") = external;

# Asserts that two values are equal, as `==` compares them.
# ```ballerina
# test:assertEquals(add(2, 3), 5);
# ```
#
# + actual - The value that was computed
# + expected - The value that it should be
# + msg - What to say when they differ; what differs is added
public isolated function assertEquals(any|error actual, anydata expected, string msg = "Assertion Failed!") = external;

# Asserts that two values are not equal, as `==` compares them.
#
# + actual - The value that was computed
# + expected - The value that it should not be
# + msg - What to say when they are equal
public isolated function assertNotEquals(any actual, anydata expected, string msg = "Assertion Failed!") = external;

# Asserts that two values are the same, as `===` compares them.
#
# + actual - The value that was computed
# + expected - The value that it should be
# + msg - What to say when they are not the same
public isolated function assertExactEquals(any|error actual, any|error expected, string msg = "Assertion Failed!")
    = external;

# Asserts that two values are not the same, as `===` compares them.
#
# + actual - The value that was computed
# + expected - The value that it should not be
# + msg - What to say when they are the same
public isolated function assertNotExactEquals(any|error actual, any|error expected, string msg = "Assertion Failed!")
    = external;

# Lets the test fail.
#
# + msg - What to say
# + return - Nothing: the function does not return
public isolated function assertFail(string msg = "Test Failed!") returns never = external;
