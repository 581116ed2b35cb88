// Only calls, and checks whose result is nil, are statements.

function one() returns int => 1;

public function main() returns error? {
    int a = 1;
    a + 1; // @error
    one(); // @error
    _ = one();
    [1, 2].push(3);
}
