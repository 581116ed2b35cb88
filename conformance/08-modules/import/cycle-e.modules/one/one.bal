import app.two;

public function f() {
    two:g();
}
