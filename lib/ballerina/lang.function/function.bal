# Calls a function with arguments whose types are known at run time only. It panics
# when they do not fit.
# ```ballerina
# any|error r = function:call(f, 1, "a");
# ```
#
# + func - The function
# + args - The arguments
# + return - What the function returns
public isolated function call(@isolatedParam function func, any|error... args) returns any|error = external;
