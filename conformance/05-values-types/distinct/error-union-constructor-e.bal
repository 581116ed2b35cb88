// The type of an error constructor has definite type-ids.

type A distinct error;

type B distinct error;

type Either A|B;

public function main() {
    Either e = error Either("x"); // @error
}
