// Base64 comes in groups of four characters; base16 in pairs.

public function main() {
    byte[] a = base64 `SGk`; // @error
    byte[] b = base16 `0g`; // @error
    byte[] c = base64 `SG*=`; // @error
}
