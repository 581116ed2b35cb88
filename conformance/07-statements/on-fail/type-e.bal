// The type of on fail takes every error that may occur.

type A distinct error;
type B distinct error;

function a() returns A? => ();

function b() returns B? => ();

public function main() {
    do {
        check a();
    } on fail A e {
    }
    do {
        check a();
        check b();
    } on fail A e { // @error
    }
}
