// The members of a public enumeration are public.

import app.shades;

import ballerina/io;

public function main() {
    shades:Shade s = shades:DARK;
    io:println(s, " ", shades:LIGHT); // @output DARK light
}
