// Storing 256 through a wider static type panics.

public function main() {
    byte[] b = [1];
    int[] i = b;
    i[0] = 255;
    i[0] = 256; // @panic
}
