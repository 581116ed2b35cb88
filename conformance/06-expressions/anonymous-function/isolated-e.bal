// An isolated closure captures only final variables that are readonly or
// isolated.

public function main() {
    int n = 1;
    final int m = 2;
    final int[] l = [];
    var a = isolated function() returns int => n; // @error
    var b = isolated function() returns int => m;
    var c = isolated function() returns int[] => l; // @error
}
