/** Names from the city's many roots, put together at random: nobody's in particular. */
export const firstNames = [
  ...['Aaliyah', 'Abdi', 'Adam', 'Aisha', 'Alice', 'Amara', 'Amir', 'Ana', 'Andrew', 'Anjali'],
  ...['Anthony', 'Arjun', 'Ayaan', 'Beatriz', 'Blessing', 'Bronagh', 'Callum', 'Carol', 'Chidi'],
  ...['Claire', 'Daniel', 'Darren', 'Deborah', 'Denise', 'Dominik', 'Ebony', 'Elif', 'Emma'],
  ...['Esther', 'Farah', 'Fatima', 'Faisal', 'Gemma', 'Grace', 'Gurpreet', 'Hamza', 'Hana'],
  ...['Harpreet', 'Hassan', 'Helen', 'Ibrahim', 'Imani', 'Ioana', 'Isaac', 'Jamal', 'Jasmin'],
  ...['Jermaine', 'Joanne', 'Kamal', 'Karen', 'Katarzyna', 'Kayla', 'Kelly', 'Kofi', 'Leah'],
  ...['Lee', 'Leroy', 'Liam', 'Łukasz', 'Maryam', 'Mehwish', 'Michelle', 'Mohammed', 'Naomi'],
  ...['Nasreen', 'Natasha', 'Nikita', 'Olivia', 'Paul', 'Priya', 'Rahim', 'Rashida', 'Rebecca'],
  ...['Robert', 'Rosie', 'Ruth', 'Sadia', 'Samina', 'Sean', 'Shabana', 'Shanice', 'Simran'],
  ...['Stacey', 'Steven', 'Sunita', 'Tariq', 'Tracey', 'Umar', 'Wei', 'Yasmin', 'Yusuf', 'Zoë'],
] as const;

export const lastNames = [
  ...['Abbas', 'Abdullahi', 'Adeyemi', 'Ahmed', 'Akhtar', 'Ali', 'Allen', 'Bailey', 'Begum'],
  ...['Bennett', 'Bhatti', 'Bibi', 'Brown', 'Campbell', 'Chaudhry', 'Clarke', 'Cooper', 'Davies'],
  ...['Dhillon', 'Diallo', 'Doyle', 'Edwards', 'Evans', 'Farooq', 'Francis', 'Gill', 'Gordon'],
  ...['Grant', 'Green', 'Hall', 'Haque', 'Harris', 'Henry', 'Hill', 'Hussain', 'Ibrahim', 'Iqbal'],
  ...[
    'Islam',
    'Jackson',
    'James',
    'Johnson',
    'Jones',
    'Kaur',
    'Kelly',
    'Khan',
    'Khatun',
    'Kowalska',
  ],
  ...['Lewis', 'Mahmood', 'Malik', 'Martin', 'Miah', 'Mirza', 'Mitchell', 'Morgan', 'Murphy'],
  ...['Nguyen', 'Nowak', "O'Brien", 'Okafor', 'Osman', 'Parveen', 'Patel', 'Popescu', 'Powell'],
  ...['Rahman', 'Rana', 'Raza', 'Roberts', 'Robinson', 'Rodríguez', 'Sandhu', 'Shah', 'Sharma'],
  ...[
    'Sidhu',
    'Singh',
    'Smith',
    'Taylor',
    'Thomas',
    'Turner',
    'Uddin',
    'Walker',
    'Wright',
    'Zaman',
  ],
] as const;

/** Streets that every city has; which one runs through which postcode is invented. */
export const streetNames = [
  ...['Acacia', 'Alder', 'Ash', 'Aspen', 'Beech', 'Birch', 'Bramble', 'Briar', 'Canal', 'Cedar'],
  ...['Chapel', 'Cherry', 'Church', 'Clover', 'Elder', 'Elm', 'Fern', 'Field', 'Forge', 'Foundry'],
  ...['George', 'Green', 'Hawthorn', 'Hazel', 'Heath', 'High', 'Hill', 'Holly', 'Ivy', 'Juniper'],
  ...['King', 'Lark', 'Laurel', 'Lime', 'Linden', 'Lock', 'Maple', 'Market', 'Meadow', 'Mill'],
  ...[
    'Nursery',
    'Oak',
    'Orchard',
    'Park',
    'Pine',
    'Poplar',
    'Primrose',
    'Quarry',
    'Queen',
    'Rowan',
  ],
  ...[
    'School',
    'Spring',
    'Station',
    'Sycamore',
    'Thorn',
    'Vicarage',
    'Victoria',
    'Violet',
    'Willow',
  ],
] as const;

/** As families write them. The short forms are what the second application of a household uses. */
export const streetKinds = [
  ['Road', 'Rd'],
  ['Street', 'St'],
  ['Avenue', 'Ave'],
  ['Close', 'Cl'],
  ['Crescent', 'Cres'],
  ['Drive', 'Dr'],
  ['Lane', 'Ln'],
  ['Grove', 'Gr'],
  ['Terrace', 'Ter'],
  ['Gardens', 'Gdns'],
] as const;

/** Who sends applications in; each has a partner key of its own. Invented. */
export const partnerIds = [
  ...['acorn-primary-school', 'brook-academy', 'city-advice-desk', 'foodbank-central'],
  ...[
    'gateway-family-hub',
    'harbour-housing-support',
    'meadow-childrens-centre',
    'neighbours-north',
  ],
  ...['open-kitchen', 'riverside-school', 'southside-advice', 'womens-space'],
] as const;
