import ballerina/file;
import ballerina/io;

type Employee record {|
    int id;
    string name;
    float? salary;
|};

type Short record {|
    int id;
|};

public function main() returns error? {
    string dir = check file:createTempDir();
    do {
        check rows(dir + "/e.csv");
    } on fail error e {
        check file:remove(dir, file:RECURSIVE);
        return e;
    }
    check file:remove(dir, file:RECURSIVE);
}

function rows(string path) returns error? {
    check io:fileWriteCsv(path, [["id", "name", "salary"], ["1", "Jo, the \"boss\"", "10.5"], ["2", "Ann", ""]]);
    string[][] all = check io:fileReadCsv(path);
    io:println(all[0], all[1][1], all[2]); // @output ["id","name","salary"]Jo, the "boss"["2","Ann",""]
    string[][] data = check io:fileReadCsv(path, 1);
    io:println(data.length()); // @output 2
    Employee[] es = check io:fileReadCsv(path);
    io:println(es[0].salary, es[1]); // @output 10.5{"id":2,"name":"Ann","salary":null}
    stream<Employee, io:Error?> s = check io:fileReadCsvAsStream(path);
    check from Employee e in s
        do {
            io:println(e.name); // @output Jo, the "boss"
            // @output Ann
        };
    stream<string[], io:Error?> t = check io:fileReadCsvAsStream(path);
    io:println(check t.next()); // @output {"value":["id","name","salary"]}
    check t.close();

    Short[]|io:Error short = io:fileReadCsv(path);
    // @output The csv file contains an additional column - name.
    io:println(short is error ? short.message() : short);

    check io:fileWriteCsv(path, es);
    check io:fileWriteCsv(path, [{id: 3, name: "Zoë", salary: 1.0}], io:APPEND);
    Employee[] again = check io:fileReadCsv(path);
    io:println(again.length(), again[2]); // @output 3{"id":3,"name":"Zoë","salary":1.0}
}
