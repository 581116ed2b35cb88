# Adds decimals. It panics when the sum is out of range.
# ```ballerina
# decimal d = decimal:sum(1.1, 2.2); // 3.3
# ```
#
# + xs - The decimals
# + return - Their sum, 0 without any
public isolated function sum(decimal... xs) returns decimal = external;

# Returns the largest decimal.
#
# + x - The first
# + xs - The others
# + return - The largest of all
public isolated function max(decimal x, decimal... xs) returns decimal = external;

# Returns the smallest decimal.
#
# + x - The first
# + xs - The others
# + return - The smallest of all
public isolated function min(decimal x, decimal... xs) returns decimal = external;

# Returns the average of decimals.
#
# + x - The first
# + xs - The others
# + return - Their sum divided by their number
public isolated function avg(decimal x, decimal... xs) returns decimal = external;

# Returns the absolute value.
#
# + x - The decimal
# + return - `x` without its sign
public isolated function abs(decimal x) returns decimal = external;

# Rounds to a number of digits behind the point; from the middle to the even
# neighbour.
# ```ballerina
# decimal d = 5.565d.round(2); // 5.56
# ```
#
# + x - The decimal
# + fractionDigits - The digits behind the point; negative to round to tens, hundreds …
# + return - The nearest decimal with that many digits. It panics when it would need
#     more than 34 digits in all
public isolated function round(decimal x, int fractionDigits = 0) returns decimal = external;

# Gives a decimal as many digits behind the point as another one has.
# ```ballerina
# decimal d = 123.123d.quantize(2.00); // 123.12
# ```
#
# + x - The decimal
# + y - The one to take the number of digits from
# + return - `x`, rounded or extended. It panics when it would need more than 34 digits
public isolated function quantize(decimal x, decimal y) returns decimal = external;

# Rounds down.
#
# + x - The decimal
# + return - The largest integer that is not greater
public isolated function floor(decimal x) returns decimal = external;

# Rounds up.
#
# + x - The decimal
# + return - The smallest integer that is not less
public isolated function ceiling(decimal x) returns decimal = external;

# Reads a decimal: digits with an optional sign, fraction and exponent.
# ```ballerina
# decimal d = check decimal:fromString("0.2453");
# ```
#
# + s - The text
# + return - The decimal, or an error when `s` is none
public isolated function fromString(string s) returns decimal|error = external;
