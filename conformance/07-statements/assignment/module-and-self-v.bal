// Module variables, fields through self and members of both are assigned to.

import ballerina/io;

int[] scores = [];
map<int> counts = {};

class Game {
    map<int[]> rounds = {};
    int n = 0;

    function play(string who, int score) {
        self.n += 1;
        self.rounds[who][self.n - 1] = score;
        scores[self.n] = score;
        counts[who] = (counts[who] ?: 0) + 1;
    }
}

public function main() {
    Game g = new;
    g.play("a", 3);
    g.play("a", 4);
    g.rounds["b"] = [];
    io:println(g.rounds, scores, counts); // @output {"a":[3,4],"b":[]}[0,3,4]{"a":2}
}
