# The number π.
public const float PI = 3.141592653589793;

# Euler's number.
public const float E = 2.718281828459045;

# Not a number.
public const float NaN = 0.0 / 0.0;

# Positive infinity.
public const float Infinity = 1.0 / 0.0;

# Tells whether a float is neither infinite nor NaN.
#
# + x - The float
# + return - Whether it is finite
public isolated function isFinite(float x) returns boolean = external;

# Tells whether a float is infinite.
#
# + x - The float
# + return - Whether it is +∞ or -∞
public isolated function isInfinite(float x) returns boolean = external;

# Tells whether a float is NaN.
#
# + x - The float
# + return - Whether it is NaN
public isolated function isNaN(float x) returns boolean = external;

# Adds floats.
#
# + xs - The floats
# + return - Their sum, 0.0 without any; NaN when one is NaN
public isolated function sum(float... xs) returns float = external;

# Returns the largest float.
#
# + xs - The floats
# + return - The largest, -∞ without any; NaN when one is NaN
public isolated function max(float... xs) returns float = external;

# Returns the smallest float.
#
# + xs - The floats
# + return - The smallest, +∞ without any; NaN when one is NaN
public isolated function min(float... xs) returns float = external;

# Returns the average of floats.
#
# + xs - The floats
# + return - Their average, NaN without any
public isolated function avg(float... xs) returns float = external;

# Returns the absolute value.
#
# + x - The float
# + return - `x` without its sign
public isolated function abs(float x) returns float = external;

# Rounds to a number of digits behind the point; from the middle to the even
# neighbour.
# ```ballerina
# float f = 3.55.round(1); // 3.6
# ```
#
# + x - The float
# + fractionDigits - The digits behind the point; negative to round to tens, hundreds …
# + return - The nearest float with that many digits
public isolated function round(float x, int fractionDigits = 0) returns float = external;

# Rounds down.
#
# + x - The float
# + return - The largest integer that is not greater
public isolated function floor(float x) returns float = external;

# Rounds up.
#
# + x - The float
# + return - The smallest integer that is not less
public isolated function ceiling(float x) returns float = external;

# Returns the square root.
#
# + x - The float
# + return - Its square root, NaN when `x` is negative
public isolated function sqrt(float x) returns float = external;

# Returns the cube root.
#
# + x - The float
# + return - Its cube root
public isolated function cbrt(float x) returns float = external;

# Raises a float to a power.
#
# + x - The base
# + y - The exponent
# + return - `x` to the power of `y`
public isolated function pow(float x, float y) returns float = external;

# Returns the natural logarithm.
#
# + x - The float
# + return - Its logarithm, NaN when `x` is negative
public isolated function log(float x) returns float = external;

# Returns the logarithm to base 10.
#
# + x - The float
# + return - Its logarithm, NaN when `x` is negative
public isolated function log10(float x) returns float = external;

# Raises Euler's number to a power.
#
# + x - The exponent
# + return - The power
public isolated function exp(float x) returns float = external;

# Returns the sine.
#
# + x - The angle in radians
# + return - Its sine
public isolated function sin(float x) returns float = external;

# Returns the cosine.
#
# + x - The angle in radians
# + return - Its cosine
public isolated function cos(float x) returns float = external;

# Returns the tangent.
#
# + x - The angle in radians
# + return - Its tangent
public isolated function tan(float x) returns float = external;

# Returns the arc cosine.
#
# + x - The cosine
# + return - The angle in radians
public isolated function acos(float x) returns float = external;

# Returns the arc tangent.
#
# + x - The tangent
# + return - The angle in radians
public isolated function atan(float x) returns float = external;

# Returns the arc sine.
#
# + x - The sine
# + return - The angle in radians
public isolated function asin(float x) returns float = external;

# Returns the angle between the x axis and the direction of a point.
#
# + y - The point's y coordinate
# + x - The point's x coordinate
# + return - The angle in radians
public isolated function atan2(float y, float x) returns float = external;

# Returns the hyperbolic sine.
#
# + x - The float
# + return - Its hyperbolic sine
public isolated function sinh(float x) returns float = external;

# Returns the hyperbolic cosine.
#
# + x - The float
# + return - Its hyperbolic cosine
public isolated function cosh(float x) returns float = external;

# Returns the hyperbolic tangent.
#
# + x - The float
# + return - Its hyperbolic tangent
public isolated function tanh(float x) returns float = external;

# Reads a float: digits with an optional sign, fraction and exponent, `NaN`, or
# `Infinity` with an optional sign.
# ```ballerina
# float f = check float:fromString("4.5e2");
# ```
#
# + s - The text
# + return - The float, or an error when `s` is none
public isolated function fromString(string s) returns float|error = external;

# Writes a float in hexadecimal: `0x1.8p1` for 3.0.
#
# + x - The float
# + return - The text
public isolated function toHexString(float x) returns string = external;

# Reads a float in hexadecimal.
# ```ballerina
# float f = check float:fromHexString("0x1.8p1"); // 3.0
# ```
#
# + s - The text
# + return - The float, or an error when `s` is none
public isolated function fromHexString(string s) returns float|error = external;

# Returns the IEEE 754 encoding as an int.
#
# + x - The float
# + return - Its bits
public isolated function toBitsInt(float x) returns int = external;

# Makes a float of its IEEE 754 encoding. All encodings of NaN become the same NaN.
#
# + x - The bits
# + return - The float
public isolated function fromBitsInt(int x) returns float = external;

# Writes a float without an exponent.
# ```ballerina
# string s = 12.456.toFixedString(2); // 12.46
# ```
#
# + x - The float
# + fractionDigits - The digits behind the point, `()` for as many as it takes. It
#     panics when negative
# + return - The text
public isolated function toFixedString(float x, int? fractionDigits) returns string = external;

# Writes a float with an exponent and one digit before the point.
# ```ballerina
# string s = 12.456.toExpString(2); // 1.25e+01
# ```
#
# + x - The float
# + fractionDigits - The digits behind the point, `()` for as many as it takes. It
#     panics when negative
# + return - The text
public isolated function toExpString(float x, int? fractionDigits) returns string = external;
