import ballerina/file;
import ballerina/io;

public function main() returns error? {
    string dir = check file:createTempDir();
    string a = check file:joinPath(dir, "a", "b");
    io:println(file:createDir(a) is file:Error); // @output true
    check file:createDir(a, file:RECURSIVE);
    string f = check file:joinPath(a, "f.txt");
    check file:create(f);
    check io:fileWriteString(f, "12345");
    file:MetaData m = check file:getMetaData(f);
    io:println(m.size, " ", m.dir, " ", m.readable); // @output 5 false true
    io:println(check file:test(f, file:EXISTS), check file:test(a, file:IS_DIR), check file:test(f, file:IS_SYMLINK)); // @output truetruefalse
    check file:copy(check file:joinPath(dir, "a"), check file:joinPath(dir, "c"));
    file:MetaData[] ms = check file:readDir(check file:joinPath(dir, "c"));
    io:println(ms.length(), " ", check file:basename(ms[0].absPath)); // @output 1 b
    check file:rename(f, check file:joinPath(a, "g.txt"));
    io:println(check file:test(f, file:EXISTS)); // @output false
    file:Error? e = file:remove(f);
    io:println(e is file:FileNotFoundError); // @output true
    io:println(file:remove(check file:joinPath(dir, "a")) is file:Error); // @output true
    check file:remove(dir, file:RECURSIVE);
    io:println(check file:test(dir, file:EXISTS)); // @output false

    io:println(check file:basename("/x/y/z.txt")); // @output z.txt
    io:println(check file:splitPath("a/b/c")); // @output ["a","b","c"]
}
