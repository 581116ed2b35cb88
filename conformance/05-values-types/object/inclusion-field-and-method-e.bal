// A field does not override a method, nor a method a field.

type Base object {
    int n;
    function f() returns int;
};

type A object {
    *Base;
    function () returns int f; // @error
    function n() returns int; // @error
};

type Other object {
    function () returns int n;
};

type B object { // @error
    *Base;
    *Other;
};
