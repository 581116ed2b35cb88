// An object type does not include itself.

type A object {
    *B; // @error
};

type B object {
    *A; // @error
};
