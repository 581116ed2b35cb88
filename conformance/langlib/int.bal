import ballerina/io;

public function main() returns error? {
    io:println((-5).abs(), " ", int:sum(), " ", int:sum(10, 25, 31)); // @output 5 0 66
    io:println(int:max(1, 3, 2), " ", int:min(1, 3, -2), " ", int:avg(1, 2)); // @output 3 -2 1.5
    io:println(check int:fromString("+76"), " ", (-255).toHexString(), " ", check int:fromHexString("Ff")); // @output 76 -ff 255
    io:println(int:fromString("1.1")); // @output error("{ballerina/lang.int}NumberParsingError",message="'string' value '1.1' cannot be converted to 'int'")
    io:println(int:MAX_VALUE, " ", int:MIN_VALUE, " ", int:SIGNED8_MIN_VALUE, " ", int:UNSIGNED32_MAX_VALUE); // @output 9223372036854775807 -9223372036854775808 -128 4294967295
    int total = 0;
    foreach int i in int:range(10, 0, -3) {
        total += i;
    }
    io:println(total); // @output 22
    int:Signed8 small = 100;
    int:Unsigned16 wide = 65535;
    int n = 200;
    io:println(small + wide, " ", n is int:Signed8, " ", n is int:Unsigned8); // @output 65635 false true
    _ = int:sum(int:MAX_VALUE, 1); // @panic {ballerina}NumberOverflow
}
