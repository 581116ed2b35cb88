// The static type may say that a list is immutable.

public function main() {
    readonly & int[] r = [1, 2];
    r[0] = 3; // @error
    int[] & readonly s = [1];
    s.push(3);
}
