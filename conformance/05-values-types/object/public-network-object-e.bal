// A network object type's qualifiers exclude each other.

type A client service object { // @error
};

type B isolated client object {
};
