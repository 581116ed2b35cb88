import ballerina/io;

type Body record {|
    float x;
    float y;
    float z;
    float vx;
    float vy;
    float vz;
    float mass;
|};

function advance(Body[] bodies, float dt) {
    int n = bodies.length();
    foreach int i in 0 ..< n {
        Body a = bodies[i];
        foreach int j in i + 1 ..< n {
            Body b = bodies[j];
            float dx = a.x - b.x;
            float dy = a.y - b.y;
            float dz = a.z - b.z;
            float square = dx * dx + dy * dy + dz * dz;
            float pull = dt / (square * square.sqrt());
            a.vx -= dx * b.mass * pull;
            a.vy -= dy * b.mass * pull;
            a.vz -= dz * b.mass * pull;
            b.vx += dx * a.mass * pull;
            b.vy += dy * a.mass * pull;
            b.vz += dz * a.mass * pull;
        }
    }
    foreach Body body in bodies {
        body.x += dt * body.vx;
        body.y += dt * body.vy;
        body.z += dt * body.vz;
    }
}

function energy(Body[] bodies) returns float {
    float e = 0.0;
    foreach int i in 0 ..< bodies.length() {
        Body a = bodies[i];
        e += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
        foreach int j in i + 1 ..< bodies.length() {
            Body b = bodies[j];
            float dx = a.x - b.x;
            float dy = a.y - b.y;
            float dz = a.z - b.z;
            e -= a.mass * b.mass / (dx * dx + dy * dy + dz * dz).sqrt();
        }
    }
    return e;
}

public function main(int steps = 200000) {
    Body[] bodies = [
        {x: 0.0, y: 0.0, z: 0.0, vx: 0.0, vy: 0.0, vz: 0.0, mass: 40.0},
        {x: 5.0, y: -1.0, z: -0.1, vx: 0.5, vy: 2.5, vz: -0.02, mass: 0.04},
        {x: 8.0, y: 4.0, z: -0.4, vx: -1.0, vy: 1.8, vz: 0.008, mass: 0.01},
        {x: 13.0, y: -15.0, z: -0.2, vx: 1.0, vy: 0.8, vz: -0.01, mass: 0.002},
        {x: 15.0, y: -26.0, z: 0.2, vx: 0.9, vy: 0.5, vz: -0.03, mass: 0.002}
    ];
    foreach int i in 0 ..< steps {
        advance(bodies, 0.001);
    }
    io:println(<int>(energy(bodies) * 1000000.0));
}
