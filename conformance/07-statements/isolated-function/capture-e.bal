// Isolated closures and the workers of isolated functions share final variables
// of immutable values or isolated objects only.

isolated class Box {
}

isolated function closures(int[] list, int n) {
    int changing = n;
    final map<int> sizes = {};
    final Box box = new;
    var a = isolated function() returns int => changing; // @error
    var b = isolated function() returns int => list.length(); // @error
    var c = isolated function() returns int => sizes.length(); // @error
    var d = isolated function() returns int => n;
    var e = isolated function() returns Box => box;
    var f = isolated function() {
        changing = 1; // @error
    };
}

isolated function workers(int[] list, readonly & int[] fixed) {
    int changing = 0;

    worker a {
        list.push(1); // @error
    }

    worker b returns int {
        return fixed.length();
    }

    worker c {
        changing += 1; // @error
    }
}

function inNested() {
    int[] list = [];
    var outer = function() {
        var inner = isolated function() returns int => list.length(); // @error
        list.push(inner());
    };
}
