import ballerina/crypto;
import ballerina/file;
import ballerina/http;
import ballerina/io;
import ballerina/log;
import ballerina/os;

class Cart {
    private int count = 0; // want ballerina:11
    private string[] items = [];

    function size() returns int => self.items.length();
}

type Shape object {
    function scale(float factor) returns float;
};

class Point {
    *Shape;

    function scale(float factor) returns float => 0;
}

service class Interceptor {
    *http:RequestInterceptor;

    resource function default [string... path](http:RequestContext ctx) returns http:NextService|error? {
        return ctx.next();
    }
}

function helper(int used, int notUsed, int _fitting) returns int => used; // want ballerina:2

function callback(int n) returns int => 1;

public function area(float r) returns float => 3.14 * r * r;

function misc(string password, int x, byte small) returns error? {
    log:printInfo("key", k = apiKey); // want ballerina/log:1
    log:printInfo("where", url = ordersUrl);
    io:println("pw ", dbPassword); // want ballerina/io:2
    io:println(string `pw ${dbPassword}`); // want ballerina/io:2
    io:println(port);
    byte[] hash = crypto:hashSha256(password.toBytes()); // want ballerina/crypto:2
    byte[] sum = crypto:hashSha256("x".toBytes());
    check file:create("/tmp/x.txt"); // want ballerina/file:1
    check file:create(os:getEnv("TMP") + "/x.txt"); // want ballerina/file:1
    check file:create("./tmp/x.txt");
    check log:setOutputFile("/tmp/shop.log"); // want ballerina/log:2
    int y = 5;
    y = y; // want ballerina:10
    if x <= int:MAX_VALUE && x < int:MIN_VALUE { // want ballerina:7 ballerina:8
        io:println(x % 1, x + 0, x + 1); // want ballerina:9
    }
    if small >= 0 || x == x { // want ballerina:7
        io:println(y);
    }
    foreach int i in 9 ... 0 { // want ballerina:12
        io:println(i);
    }
    foreach int i in 0 ... 9 {
        io:println(i);
    }
    json j = checkpanic "1".fromJsonString(); // want ballerina:1
    do {
        check file:remove("x"); // want-next barre:12
    } on fail {
    }
    do {
        check file:remove("x");
    } on fail {
        // It may not be there.
    }
    error? r = file:remove("y"); // want-next barre:12
    if r is error {
    }
    io:ReadableByteChannel ch = check io:openReadableFile("x"); // want barre:2
    byte[] some = check ch.read(10);
    io:ReadableByteChannel other = check io:openReadableFile("x");
    byte[] more = check other.read(10);
    check other.close();
    io:ReadableCharacterChannel chars = new (check io:openReadableFile("x"), "UTF-8"); // want barre:2
    string text = check chars.read(10);
    stream<io:Block, io:Error?> s = check io:fileReadBlocksAsStream("x");
    check s.forEach(function(io:Block b) {
        io:println(b);
    });
    // scan:ignore ballerina:1 - it is a literal
    json k = checkpanic "1".fromJsonString();
    json l = checkpanic "1".fromJsonString(); // scan:ignore
    // scan:ignore ballerina:2
    json m = checkpanic "1".fromJsonString(); // want ballerina:1
    function (int) returns int f = callback;
    io:println(f(1), hash, sum, j, k, l, m, some, more, text, helper(1, 2, 3));
}
