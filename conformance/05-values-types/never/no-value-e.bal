// No value belongs to never.

public function main() {
    never a = 1; // @error
    never b; // @error
}
