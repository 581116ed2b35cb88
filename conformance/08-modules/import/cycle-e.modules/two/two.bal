import app.one; // @error

public function g() {
    one:f();
}
