# Any error of this module.
public type Error distinct error;

# A computation has no result.
public type ArithmeticError distinct Error;

# Makes a random number from 0.0 up to, but not including, 1.0, which cannot be predicted.
# ```ballerina
# float chance = random:createDecimal();
# ```
#
# + return - The number
public isolated function createDecimal() returns float = external;

# Makes a random integer. It is not fit for secrets.
# ```ballerina
# int dice = check random:createIntInRange(1, 7);
# ```
#
# + startRange - The least integer it may be
# + endRange - The integer it must be less than
# + return - The integer, or a `random:Error` when `endRange` is not greater than `startRange`
public isolated function createIntInRange(int startRange, int endRange) returns int|Error = external;
