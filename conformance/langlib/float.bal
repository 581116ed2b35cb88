import ballerina/io;

public function main() returns error? {
    io:println(float:PI, " ", float:E); // @output 3.141592653589793 2.718281828459045
    float nan = float:NaN;
    io:println(nan.isNaN(), float:Infinity.isInfinite(), (1.0).isFinite()); // @output truetruetrue
    io:println(float:sum(), " ", float:sum(1.5, 2), " ", float:max(1, 3, 2), " ", float:min(), " ", float:avg(1, 2)); // @output 0.0 3.5 3.0 Infinity 1.5
    float x = -2.5;
    io:println(x.abs(), " ", x.round(), " ", x.floor(), " ", x.ceiling(), " ", (3.55).round(1)); // @output 2.5 -2.0 -3.0 -2.0 3.5
    io:println((9.0).sqrt(), " ", (27.0).cbrt(), " ", (2.0).pow(10), " ", (100.0).log10(), " ", (0.0).exp()); // @output 3.0 3.0 1024.0 2.0 1.0
    io:println((0.0).sin(), " ", (0.0).cos(), " ", float:atan2(0, -1)); // @output 0.0 1.0 3.141592653589793
    io:println(check float:fromString("4.5e2"), " ", check float:fromString("-Infinity")); // @output 450.0 -Infinity
    io:println(float:fromString("1f")); // @output error("{ballerina/lang.float}NumberParsingError",message="'string' value '1f' cannot be converted to 'float'")
    io:println((3.0).toHexString(), " ", check float:fromHexString("0x1.8p1")); // @output 0x1.8p1 3.0
    io:println((1.0).toBitsInt(), " ", float:fromBitsInt(4607182418800017408)); // @output 4607182418800017408 1.0
    io:println((12.456).toFixedString(2), " ", (12.0).toFixedString(()), " ", (12.456).toExpString(2)); // @output 12.46 12.0 1.25e+01
    _ = (1.0).toFixedString(-1); // @panic fraction digits cannot be less than '0'
}
