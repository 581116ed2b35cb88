// Every kind of declaration at module level.

import ballerina/http;
import ballerina/io;
import ballerina/lang.'string as strings;
import ballerina/lang.map;
import wso2/choreo.sdk.v2 as _;

xmlns "http://example.com/ns" as ns;
xmlns "http://example.com/default";

# The greatest number of tries.
public const int MAX_TRIES = 3;
const NAME = "barre";
const map<string> COLOURS = {red: "#f00", blue: "#00f"};

# Days of the week, so far.
#
# More will come.
public enum Day {
    # The first one
    MONDAY,
    @display {label: "Tue"}
    TUESDAY = "tue",
    WEDNESDAY
}

int counter = 0;
final string greeting = "hello";
isolated int[] shared = [];
final isolated map<int> table1 = {};
configurable int port = ?;
configurable string host = "localhost";
public configurable decimal rate = 1.5d;
var inferred = 1;
[int, string] [first, second] = [1, "two"];
var {name, age: years} = getPerson();
isolated function (int) returns int twice = n => n * 2;
readonly & int[] frozen = [1, 2, 3];
object {
    int x;
} anything = object {
    int x = 1;
};
error<map<anydata>>? lastError = ();

listener http:Listener main = new (9090);
public listener second_ = check new http:Listener(port);

# Adds two numbers.
#
# + a - the first
# + b - the second,
#       on two lines
# + return - the sum
# # Deprecated
# Use the operator.
@deprecated
public isolated function add(int a, int b = 2) returns int => a + b;

function nothing() {
}

transactional isolated function work(@untainted string s, *Options options) returns @tainted error? {
    return;
}

function rest(int n, string... words) returns [int, string...] => [n, ...words];

function typed(typedesc<anydata> t = <>) returns t|error = external;

function native(handle h) returns int = @java:Method {'class: "Example", name: "f"} external;

type Options record {|
    int retries = 3;
    string name?;
|};

public type Person record {
    *Named;
    # How old
    readonly int age;
    string? nick = ();
    readonly & string[] tags;
    Person parent?;
};

type Named record {|
    string name;
    anydata...;
|};

class Counter {
    private int n = 0;
    public final string label;
    *Countable;

    function init(string label) {
        self.label = label;
    }

    public isolated function next() returns int {
        self.n += 1;
        return self.n;
    }

    function map() => ();

    function start() {
    };
}

readonly distinct isolated service class Worker {
    resource function get .() returns string => "root";

    resource function get users/[int id]/orders/[string... rest](http:Request req) returns error? {
        return;
    }

    resource isolated function post [Path path]() returns string {
        return "";
    }

    remote function onMessage(string msg) {
    }
};

client class Conn {
    remote isolated function get(string path, map<string> headers = {}) returns string|error = external;
}

type Countable distinct object {
    public int total;
    public isolated function next() returns int;
    *Other;
};

type Api client object {
    resource function get albums/[string id]() returns json;
    remote function ping() returns error?;
};

service / on main {
    private final int limit_;

    function init() {
        self.limit_ = 5;
    }

    resource function get greeting(string? name) returns string {
        return "hi";
    }
}

@http:ServiceConfig {cors: {allowOrigins: ["*"]}}
isolated service Api "/orders" on new http:Listener(9091), second_ {
}

service http:Service /store/v1 on main {
}

service on new Feed() {
}

public const annotation map<string> Doc on type, class, object function, source service remote function, parameter,
    return, source listener, record field, source const;
annotation Plain;
annotation Options Opts on function;
