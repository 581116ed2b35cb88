# Nobody imports this module.
#
# + s - text
# + return - number
public function parse(string s) returns int => checkpanic int:fromString(s); // want ballerina:1
