// Every kind of type descriptor.

type Simple int;
type Nil ();
type Null null;
type Builtins boolean|int|float|decimal|string|byte|any|anydata|json|handle|never|readonly;
type Plain xml|error|future|typedesc|stream|function|object {};
type Param map<int>|xml<xml:Element>|error<map<anydata>>|future<int>|typedesc<anydata>|stream<int, error?>|stream<int>;
type AnyError error<*>;
type Literals "a"|"b"|1|-1|+2|1.5|-1.5d|0x1F|true|false;
type Arrays int[]|int[3]|int[SIZE]|int[m:SIZE][2][]|(int|string)[];
type Tuples []|[int]|[int, string...]|[@a int, @b {x: 1} string]|[int...];
type Optionals int?|string[]?|int?[];
type Both readonly & map<int> & Other|int & byte;
type Paren ((int)|(string));
type Fun function (int, string s, int n = 1, *R r, float... rest) returns function () returns int|string;
type Quals isolated function () returns int;
type Trans transactional isolated function ();
type Tables table<Row>|table<Row> key(id, name)|table<Row> key<int>|table<map<any>> key();
type Dist distinct error|distinct (error & Other);
type Obj isolated object {
    int n;
    public function f(int x) returns error?;
};
type Svc service object {
    remote function f();
    resource function get a/b();
};
type Cli isolated client object {};
type Rec record {
    readonly readonlyOne;
    readonly int n;
    readonly? maybe;
    readonly[] list;
    readonly [int, int] pair;
    readonly opt?;
    readonly int? both?;
    readonly & int[] also;
    readonly pkg:T q;
    record {|
        int[] a = [1];
    |} inner;
    int 'type;
    map<string> 'map = {};
};
type Closed record {||};
type Open record {|
    int n;
    string|int...;
|};
type Qualified int:Signed32|string:Char|xml:Text|error:Stack|transaction:Info|a:b[];
