import ballerina/io;
import ballerina/uuid;

public function main() returns error? {
    io:println(check uuid:createType3AsString(uuid:NAME_SPACE_DNS, "python.org")); // @output 6fa459ea-ee8a-3ca4-894e-db77e160355e
    io:println(check uuid:createType5AsString(uuid:NAME_SPACE_DNS, "python.org")); // @output 886313e1-3b8a-5372-9b90-0c9aee199e5d
    string v4 = uuid:createType4AsString();
    io:println(uuid:validate(v4), " ", check uuid:getVersion(v4)); // @output true V4
    io:println(check uuid:getVersion(uuid:createType1AsString())); // @output V1
    uuid:Uuid r = check uuid:toRecord("4397465e-35f9-11eb-adc1-0242ac120002");
    io:println(r); // @output {"timeLow":1133987422,"timeMid":13817,"timeHiAndVersion":4587,"clockSeqHiAndReserved":173,"clockSeqLo":193,"node":2485377957890}
    io:println(check uuid:toString(r)); // @output 4397465e-35f9-11eb-adc1-0242ac120002
    io:println(check uuid:toBytes(r)); // @output [67,151,70,94,53,249,17,235,173,193,2,66,172,18,0,2]
    io:println(uuid:nilAsString()); // @output 00000000-0000-0000-0000-000000000000
    io:println(uuid:toRecord("no uuid") is uuid:Error); // @output true
}
