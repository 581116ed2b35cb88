// Inclusions that bring different members of one name need an override.

type A object {
    int n;
    function f() returns int;
};

type B object {
    int n;
    function f() returns string;
};

type C object { // @error
    *A;
    *B;
};
