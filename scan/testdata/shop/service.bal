import ballerina/file;
import ballerina/http;
import ballerina/io;
import ballerina/log;
import ballerina/os;
import ballerina/sql;

@http:ServiceConfig {cors: {allowOrigins: ["*"]}} // want ballerina/http:2
service /shop on new http:Listener(port) {
    private int hits = 0; // want ballerina:11

    resource function default anything(http:Request req) returns string { // want ballerina/http:1
        return req.rawPath;
    }

    resource function get files(string name) returns string|error {
        return io:fileReadString("./files/" + name); // want ballerina/io:1
    }

    resource function get tested(string name) returns string|error {
        if !re `[a-z]+`.isFullMatch(name) {
            return error("no");
        }
        return io:fileReadString("./files/" + name);
    }

    resource function get judged(string name) returns string|error {
        string? reason = whatIsWrong(name);
        if reason is string {
            return error(reason);
        }
        return io:fileReadString("./files/" + name);
    }

    resource function get sure(string name) returns string|error {
        check mustBeGood(name);
        return io:fileReadString("./files/" + name);
    }

    resource function get indirect(string name) returns string|error {
        return readIt(pathOf(name));
    }

    resource function get size(int number) returns string|error {
        return io:fileReadString(string `./files/${number}.txt`);
    }

    resource function post upload(http:Request req) returns error? {
        string name = req.getQueryParamValue("name") ?: "";
        check io:fileWriteString("./files/" + name, "x"); // want ballerina/io:1
    }

    resource function delete files(string name) returns error? {
        string path = "./files/" + name;
        check file:remove(path); // want ballerina/file:2
    }

    resource function get users/[string id]() returns json|error {
        return stock->/users/[id]; // want ballerina/http:3
    }

    resource function get numbers/[int id]() returns json|error {
        return stock->/users/[id];
    }

    resource function get next(string next) returns http:Found => {headers: {"Location": next}}; // want ballerina/http:4

    resource function get back(string next) returns http:Ok => {headers: {"Location": next}, body: ""};

    resource function post jobs(string name) returns error? {
        _ = check os:exec({value: "job", arguments: ["-v"]}); // want ballerina/os:4
        _ = check os:exec({value: "/bin/job", arguments: [name]}); // want ballerina/os:1
        string[] arguments = ["-v"];
        arguments.push(name);
        _ = check os:exec({value: "/bin/job", arguments}); // want ballerina/os:1
        _ = check os:exec({value: "/bin/sh", arguments: ["-c", "ls | wc"]}); // want ballerina/os:3
        _ = check os:exec({value: "/bin/sh", arguments: ["script.sh"]});
        check os:setEnv("MODE", name); // want ballerina/os:2
    }

    resource function get albums(string name) returns json|error {
        sql:ParameterizedQuery query = ``;
        query.strings = ["SELECT * FROM users WHERE name = '" + name + "'"]; // want barre:3
        stream<record {}, sql:Error?> rows = db->query(query); // want barre:2
        record {}? first = check rows.next();
        stream<record {}, sql:Error?> all = db->query(`SELECT * FROM users WHERE name = ${name}`);
        record {}[] list = check from record {} row in all
            select row;
        stream<record {}, sql:Error?> closed = db->query(sql:queryConcat(`SELECT * FROM users `, `WHERE name = ${name}`));
        list.push(check closed.next() ?: {});
        check closed.close();
        int n = check db->queryRow(`SELECT count(*) FROM a WHERE n LIKE '%${name}%'`); // want barre:4
        http:Client c = check new (ordersUrl, retryConfig = {count: 3, interval: 1}); // want barre:9
        log:printInfo("rows", first = first.toString(), list = list, n = n);
        return c->/items;
    }
}

function whatIsWrong(string name) returns string? => name.includes("..") ? "dots" : ();

function mustBeGood(string name) returns error? {
    if name.includes("..") {
        return error("dots");
    }
}

function pathOf(string name) returns string => "./files/" + name;

function readIt(string path) returns string|error => io:fileReadString(path); // want ballerina/io:1

class Query {
    *sql:ParameterizedQuery;
    public final string[] & readonly strings;
    public sql:Value[] insertions = [];

    function init(string text) {
        self.strings = [text];
    }
}

function find(string name) returns int|error {
    return db->queryRow(new Query("SELECT id FROM users WHERE name = '" + name + "'")); // want barre:3
}

function ping() returns int|error => 1;
