// A name of a namespace is a string: it cannot be called, and is no type.

xmlns "urn:part" as p;

function use() {
    p:run(); // @error
    p:Kind? kind = (); // @error
    int n = p:length; // @error
}
