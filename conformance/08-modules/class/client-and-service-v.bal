// Client and service classes may be included, distinct and isolated.

import ballerina/io;

type Api client object {
    remote function get(string path) returns string|error;
    resource function post items/[string id](string body) returns string;
};

distinct isolated client class Real {
    *Api;

    isolated remote function get(string path) returns string|error => path == "" ? error("no path") : "got " + path;

    isolated resource function post items/[string id](string body) returns string => id + ":" + body;
}

public function main() {
    Api api = new Real();
    string|error a = api->get("x");
    string|error b = api->get("");
    string c = api->/items/["7"].post("text");
    io:println(a, b is error, c, api is Real); // @output got xtrue7:texttrue
}
