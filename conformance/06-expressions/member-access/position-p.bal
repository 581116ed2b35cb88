// A panic of an expression over several lines stands on the line of its part.

public function main() {
    int[] list = [1, 2];
    int i = 5;
    int sum = list[0]
        + list[1]
        + list[i]; // @panic
    list.push(sum);
}
