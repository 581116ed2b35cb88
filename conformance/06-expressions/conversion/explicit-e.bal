// Numbers are never converted without being asked for.

function half(float f) returns float => f / 2.0;

public function main() {
    int n = 4;
    float a = half(n); // @error
    float b = half(<float>n);
    decimal c = b; // @error
    int d = b; // @error
    string e = n; // @error
    float f = 4;
}
