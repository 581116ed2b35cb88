// TOML's inline tables, dotted keys and arrays of tables give values.

import ballerina/io;

type Server record {|
    string host;
    int port = 80;
    string[] tags = [];
|};

configurable Server main1 = ?;
configurable Server[] others = [];
configurable map<float> rates = {};
configurable int[][] grid = [];

public function main() {
    io:println(main1.host, main1.port, main1.tags); // @output a8080["x","y"]
    io:println(others.length(), others[1].host, others[1].port); // @output 2c80
    io:println(rates.get("low"), rates.get("high"), grid); // @output 0.52.0[[1,2],[3]]
}
