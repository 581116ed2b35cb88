// A send that may not happen because its worker failed is part of the
// receive's type.

function fails() returns error? => error("early");

public function main() {
    worker a returns error? {
        check fails();
        1 -> function;
    }
    int n = <- a; // @error
}
