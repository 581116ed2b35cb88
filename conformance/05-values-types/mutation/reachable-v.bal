// Everything that is reached from an immutable value is immutable.

import ballerina/io;

type Team record {|
    string name;
    Player[] players;
|};

type Player record {|
    string name;
    map<int> goals;
|};

public function main() {
    Team & readonly t = {name: "A", players: [{name: "x", goals: {"2023": 3}}]};
    any players = t.players;
    any goals = t.players[0].goals;
    io:println(players is readonly, " ", goals is readonly); // @output true true
}
