// A value without the type-id does not belong to a distinct type.

type NotFound distinct error;

type Denied distinct error;

public function main() {
    error e = error("x");
    NotFound a = e; // @error
    Denied d = error("d");
    NotFound b = d; // @error
    error c = d;
}
