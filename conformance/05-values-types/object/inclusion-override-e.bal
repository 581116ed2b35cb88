// An override keeps to the included member's type and kind.

type Base object {
    int|string v;
    function f() returns int|string;
};

type Good object {
    *Base;
    int v;
    function f() returns int;
};

type Bad object {
    *Base;
    boolean v; // @error
    function f() returns boolean; // @error
};
