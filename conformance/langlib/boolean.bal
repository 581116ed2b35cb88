import ballerina/io;

public function main() returns error? {
    io:println(check boolean:fromString("TRUE"), check boolean:fromString("0")); // @output truefalse
    io:println(boolean:fromString("yes")); // @output error("{ballerina/lang.boolean}BooleanParsingError",message="'string' value 'yes' cannot be converted to 'boolean'")
    io:println(boolean:some(false, true), " ", boolean:some(), " ", boolean:every(), " ", boolean:every(true, false)); // @output true false true false
}
