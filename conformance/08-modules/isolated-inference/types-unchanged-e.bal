// A function that could be isolated is none as long as it does not say so.

function pure() {
}

isolated function declared() {
}

public function main() {
    isolated function () c = pure; // @error
    function () d = declared;
    isolated function () e = d; // @error
}
