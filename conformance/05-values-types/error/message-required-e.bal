// The first argument is the message, a string.

public function main() {
    error a = error(); // @error
    error b = error(5); // @error
    error c = error("m", "not a cause"); // @error
}
