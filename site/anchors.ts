/** HTML ids of what lessons show: programs, exercises and questions. */

/** @param id of the program, such as `town_graph` or `refused/town_graph` */
export const exampleAnchor = (id: string) => id.replace('/', '-');
export const exerciseAnchor = (id: string) => `exercise-${id}`;
export const quizAnchor = (id: string) => `quiz-${id}`;
