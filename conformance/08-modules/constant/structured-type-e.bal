// Only values with the shape of the constant belong to it.

const map<string> DEFAULTS = {mode: "auto", region: "eu"};

function settings() {
    DEFAULTS a = {mode: "manual", region: "eu"}; // @error
    DEFAULTS b = {mode: "auto"}; // @error
    "manual" c = DEFAULTS.mode; // @error
}
