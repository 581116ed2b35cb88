import ballerina/file;
import ballerina/io;

public function main() returns error? {
    string dir = check file:createTempDir();
    do {
        check strings(dir + "/s.txt");
        check bytes(dir + "/b.bin");
        check trees(dir);
        check missing(dir + "/none.txt");
        check folders(dir + "/made");
    } on fail error e {
        check file:remove(dir, file:RECURSIVE);
        return e;
    }
    check file:remove(dir, file:RECURSIVE);
}

function strings(string path) returns error? {
    check io:fileWriteString(path, "one\ntwo\n");
    io:println(check io:fileReadString(path)); // @output one
    // @output two
    check io:fileWriteLines(path, ["three", "four"], io:APPEND);
    io:println(check io:fileReadLines(path)); // @output ["one","two","three","four"]
    stream<string, io:Error?> lines = check io:fileReadLinesAsStream(path);
    check from string l in lines
        where l.length() > 3
        do {
            io:println(l); // @output three
            // @output four
        };
    check io:fileWriteLinesFromStream(path, ["x", "y"].toStream());
    io:println(check io:fileReadLines(path)); // @output ["x","y"]
    stream<string, io:Error?> open = check io:fileReadLinesAsStream(path);
    check open.close();
    io:println(open.next() is io:Error); // @output true
}

function bytes(string path) returns error? {
    check io:fileWriteBytes(path, [1, 2, 3, 4, 5]);
    io:println(check io:fileReadBytes(path)); // @output [1,2,3,4,5]
    stream<io:Block, io:Error?> blocks = check io:fileReadBlocksAsStream(path, 2);
    int sum = 0;
    check from io:Block b in blocks
        do {
            io:print(b.length(), " "); // @output 2 2 1 15
            foreach byte x in b {
                sum += x;
            }
        };
    io:println(sum);
    io:ReadableByteChannel ch = check io:openReadableFile(path);
    io:println(check ch.read(3)); // @output [1,2,3]
    io:println((check ch.readAll()).length()); // @output 2
    io:println(ch.read(1) is io:EofError); // @output true
    check ch.close();
}

function trees(string dir) returns error? {
    json j = {"a": [1, 2.5d, null], "b": {"c": "d"}};
    check io:fileWriteJson(dir + "/x.json", j);
    io:println(check io:fileReadJson(dir + "/x.json") == j); // @output true
    xml x = xml `<r a="1"><!--c--><s>t</s></r>`;
    check io:fileWriteXml(dir + "/x.xml", x, doctype = {system: "r.dtd"});
    io:println(check io:fileReadXml(dir + "/x.xml")); // @output <r a="1"><!--c--><s>t</s></r>
    io:println((check io:fileReadString(dir + "/x.xml")).includes("<!DOCTYPE r SYSTEM \"r.dtd\">")); // @output true
}

function missing(string path) returns error? {
    string|io:Error r = io:fileReadString(path);
    io:println(r is io:FileNotFoundError); // @output true
    if r is error {
        io:println(re `^no such file or directory: .+none\.txt$`.isFullMatch(r.message())); // @output true
    }
}

// Folders that are not there yet are made.
function folders(string dir) returns error? {
    check io:fileWriteString(dir + "/a/s.txt", "s");
    check io:fileWriteLines(dir + "/b/l.txt", ["l"], io:APPEND);
    check io:fileWriteJson(dir + "/c/d/j.json", {j: 1});
    io:println(check io:fileReadString(dir + "/a/s.txt")); // @output s
    io:println(check io:fileReadLines(dir + "/b/l.txt")); // @output ["l"]
    io:println(check io:fileReadJson(dir + "/c/d/j.json")); // @output {"j":1}
    io:println(io:fileWriteString(dir + "/a/s.txt/x.txt", "x") is io:Error); // @output true
}
