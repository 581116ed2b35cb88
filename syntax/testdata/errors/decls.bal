// Declarations that are not finished, or wrong.

import ballerina/io
import ballerina.; // want "missing semicolon token" "missing identifier"
import /x; // want "missing identifier"
public import ballerina/log; // want "qualifier 'public' not allowed"

int a = 1
int = 2; // want "missing semicolon token" "missing identifier"
var b; // want "missing equal token"
public public int c = 1; // want "duplicate qualifier 'public'"
private int d = 1; // want "qualifier 'private' not allowed"
final configurable int e = 1; // want "qualifier 'configurable' not allowed"
configurable int g; // want "missing equal token"
isolated int h; // want "missing equal token"
const i; // want "missing equal token"
const int j = ; // want "missing expression"
type k; // want "missing type descriptor"
type int; // want "reserved word 'int' cannot be used as an identifier" "missing type descriptor"
enum L {
} // want "missing enum member"
enum M { A B, 5 } // want "missing comma token" "missing identifier"
listener N; // want "missing identifier"

import ballerina/late; // want "import declaration must come before other declarations"

function () { // want "missing identifier"
}
function o { // want "missing open parenthesis token"
}
function p(int) { // want "missing parameter name"
}
function q(int a b) { // want "missing comma token" "missing parameter name"
}
function r(int a = 1, int b, int... c, int d) { // want "required parameter not allowed after defaultable parameter" "required parameter not allowed after rest parameter"
}
function s() return int { // want "missing returns keyword"
    return 1;
}
remote function t() { // want "qualifier 'remote' not allowed"
}
function u()
function v() returns { // want "missing function body" "missing type descriptor"
}
function w.x() { // want "invalid token '.'"
}

class C {
    int a
    int; // want "missing semicolon token" "missing identifier"
    public private int b;
    public public int c; // want "duplicate qualifier 'public'"
    function f(); // want "missing function body"
    public remote function g() { // want "qualifier 'public' not allowed on a remote method"
    }
    private resource function get x() { // want "qualifier 'private' not allowed on a resource method"
    }
    resource function get() { // want "missing resource path in resource accessor definition"
    }
    resource remote function get a/[string... b]/c() { // want "qualifier 'remote' not allowed" "the rest member must come last"
    }
    if x { // want "invalid token 'if'"
    }
    const int d = 1; // want "invalid token 'const'"
}
service client class D { // want "qualifier 'service' not allowed"
}

type E object {
    int a = 1; // want "field initializer not allowed in an object type"
    private int b; // want "qualifier 'private' not allowed"
    function f() { // want "method body not allowed in an object type"
    }
};

type F record {
    int a
    string; // want "missing semicolon token" "missing identifier"
    int...; // want "rest descriptor not allowed in an inclusive record type"
    int b;
};
type G record {|
    int...; // want "nothing may follow the rest descriptor of a record"
    int b;
|};
type H record {| int a; }; // want "missing close brace pipe token"
type I [int..., string]; // want "the rest member must come last"
type J int[*][*]; // want "inferred length is allowed for the first dimension only"
type K map; // want "missing lt token"
type L2 map<int, string>; // want "invalid token ','"
type M2 table<>; // want "missing type descriptor"
type N2 client service object {}; // want "qualifier 'service' not allowed"
type O int[; // want "missing array length"
type P isolated isolated function (); // want "duplicate qualifier 'isolated'"
type Q function (int a, int... b, int c); // want "required parameter not allowed after rest parameter"

service / { // want "missing on keyword"
}
service on { // want "missing expression"
}
service /a on l {
    int x
} // want "missing semicolon token"

annotation X on; // want "missing attach point"
annotation Y on const, nothing; // want "missing source keyword" "missing attach point"
annotation Z on source const

# Documentation of nothing. // want "missing semicolon token" "documentation is not attached to a construct that can be documented"
