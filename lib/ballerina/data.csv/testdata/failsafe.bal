import ballerina/data.csv;
import ballerina/file;
import ballerina/io;

type Row record {|
    int id;
    boolean active;
|};

const TEXT = string `id,active
1,true
x,true
3,maybe
4,false,5
6,false`;

public function main() returns error? {
    Row[] rows = check csv:parseString(TEXT, {failSafe: {}});
    io:println(rows); // @output [{"id":1,"active":true},{"id":6,"active":false}]
    // @stderr .* level=ERROR .*value .*x.* cannot be cast into .*int.* row=3.*
    // @stderr .*value .*maybe.* cannot be cast into .*boolean.*column=2.*
    // @stderr .*message="invalid number of headers".*
    Row[] some = check csv:parseList([["1", "true"], ["2", "?"]], {customHeaders: ["id", "active"], failSafe: {includeSourceDataInConsole: true}});
    io:println(some.length()); // @output 1
    // @stderr .*cannot be cast.*offendingRow="2,\?".*

    string dir = check file:createTempDir();
    string path = dir + "/deep/er/errors.log";
    Row[] _ = check csv:parseString(TEXT, {failSafe: {enableConsoleLogs: false, fileOutputMode: {filePath: path, contentType: csv:RAW}}});
    io:println(check io:fileReadLines(path)); // @output ["x,true","3,maybe","4,false,5"]
    Row[] _ = check csv:parseString(TEXT, {failSafe: {enableConsoleLogs: false, fileOutputMode: {filePath: path, contentType: csv:RAW_AND_METADATA}}});
    string[] lines = check io:fileReadLines(path);
    csv:LogOutput last = check lines[lines.length() - 1].fromJsonStringWithType();
    io:println(lines.length(), last.location, last.message, last.offendingRow, last.time is string);
    // @output 6{"row":5,"column":3}invalid number of headers4,false,5true
    Row[] _ = check csv:parseString(TEXT, {skipLines: "1-3", failSafe: {enableConsoleLogs: false, fileOutputMode: {filePath: path, fileWriteOption: csv:OVERWRITE}}});
    io:println((check io:fileReadLines(path)).length()); // @output 1
    Row[]|error nowhere = csv:parseString(TEXT, {failSafe: {enableConsoleLogs: false, fileOutputMode: {filePath: dir}}});
    io:println(nowhere is csv:Error); // @output true
    Row[]|error noPath = csv:parseString(TEXT, {failSafe: {fileOutputMode: {filePath: ""}}});
    io:println(noPath is csv:Error); // @output true
    Row[] header = check csv:parseString("id\n1", {failSafe: {enableConsoleLogs: false}});
    io:println(header); // @output []
    check file:remove(dir, file:RECURSIVE);
}
