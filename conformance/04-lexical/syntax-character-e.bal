// A character that Unicode reserves for syntax is no part of an identifier.

public function main() {
    int a×b = 1; // @error
}
