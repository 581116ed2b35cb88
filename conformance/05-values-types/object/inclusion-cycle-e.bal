// An object type does not include itself.

type A object { // @error
    *B;
};

type B object { // @error
    *A;
};
