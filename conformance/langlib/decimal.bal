import ballerina/io;

public function main() returns error? {
    io:println(decimal:sum(), " ", decimal:sum(1.1, 2.2, -0.3)); // @output 0 3.0
    io:println(decimal:max(1.5, 2, 0.1), " ", decimal:min(1.5, 2, 0.1), " ", decimal:avg(1, 2)); // @output 2 0.1 1.5
    decimal d = -5.565;
    io:println(d.abs(), " ", d.round(2), " ", d.floor(), " ", d.ceiling()); // @output 5.565 -5.56 -6 -5
    io:println(1.2d.round(3), " ", 155d.round(-1)); // @output 1.200 1.6E+2
    io:println(123.123d.quantize(2.00)); // @output 123.12
    io:println(check decimal:fromString("+12.30")); // @output 12.30
    io:println(decimal:fromString("12.30d")); // @output error("{ballerina/lang.decimal}NumberParsingError",message="'string' value '12.30d' cannot be converted to 'decimal'")
    io:println(100d / 4, " ", 1d / 3, " ", 2.50d * 2); // @output 25 0.3333333333333333333333333333333333 5.00
    _ = decimal:sum(9.999999999999999999999999999999999E6144, 1E6144); // @panic {ballerina}NumberOverflow
}
